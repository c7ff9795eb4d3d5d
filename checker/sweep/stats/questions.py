"""The questions that have a name: what each is called, what it asks, in SQL over the views.

`$…` are what may be chosen: `$top` rows at most, `$level` folders of a region, `$rule` a rule.
"""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """`bars` is the column a chart is drawn of, over the first; empty where none is."""

    title: str
    sql: str
    bars: str = ""


_UNIT = "coalesce(nullif(单位名称, ''), 套)"
_REGION = "array_to_string(string_split(套, '/')[1:$level], '/')"
_PLACE = "any_value(文件 || coalesce(':' || 行, ' ' || 格, ''))"
# What most questions count of tables.
_COUNTS = """count(*) AS 表数,
  count_if(错误数 > 0) AS 有错误的表,
  round(100.0 * count_if(错误数 > 0) / count(*), 1) AS 百分比,
  CAST(sum(错误数) AS BIGINT) AS 错误, CAST(sum(警告数) AS BIGINT) AS 警告,
  round(sum(错误数) / count(*), 2) AS 每表错误"""
_SPREAD = """count(*) AS 个数,
  median(数) AS 中位数, quantile_cont(数, 0.25) AS 四分之一, quantile_cont(数, 0.75) AS 四分之三,
  min(数) AS 最小, max(数) AS 最大"""
# Money spent on one of what a quantity indicator counts.
_COST = """SELECT 指标.三级指标 AS 指标, 指标.单位 AS 单位, 指标.文件, 指标.行, 指标.格,
    表.项目名称, 表.预算元 / 指标.下限数 AS 数
  FROM 指标 JOIN 表 USING (套, 文件, 表序)
  WHERE 指标.二级 = '数量指标' AND 指标.下限数 > 0 AND 表.预算元 > 0"""

QUESTIONS: dict[str, Question] = {
    "概况": Question(
        "查了多少，结果怎样",
        """SELECT (SELECT count(*) FROM 各套) AS 套数, count(*) AS 表数,
  count(DISTINCT 单位名称) AS 单位数, CAST(sum(指标数) AS BIGINT) AS 指标数,
  (SELECT CAST(sum(错误数) AS BIGINT) FROM 各套) AS 错误,
  (SELECT CAST(sum(警告数) AS BIGINT) FROM 各套) AS 警告,
  (SELECT CAST(sum(提示数) AS BIGINT) FROM 各套) AS 提示, count_if(错误数 > 0) AS 有错误的表,
  round(100.0 * count_if(错误数 > 0) / greatest(count(*), 1), 1) AS 百分比,
  (SELECT count(*) FROM 未读文件 WHERE 状态 = 'unread') AS 没有读成的文件,
  (SELECT count(*) FROM 各套 WHERE 状态 = 'failed') AS 没有查成的套
FROM 表""",
    ),
    "结论": Question(
        "各结论的表数",
        """SELECT 结论, count(*) AS 表数,
  round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS 百分比
FROM 表 GROUP BY 结论 ORDER BY 表数 DESC, 结论""",
        "表数",
    ),
    "单位": Question(
        "各单位：有错误的表占多少，重的在前",
        f"""SELECT {_UNIT} AS 单位, {_COUNTS}, any_value(套) AS 套
FROM 表 GROUP BY {_UNIT} ORDER BY 百分比 DESC, 错误 DESC, 单位 LIMIT $top""",
        "有错误的表",
    ),
    "地区": Question(
        "各地区：有错误的表占多少",
        f"""SELECT {_REGION} AS 地区, {_COUNTS}
FROM 表 GROUP BY 地区 ORDER BY 百分比 DESC, 错误 DESC, 地区 LIMIT $top""",
        "有错误的表",
    ),
    "年度": Question(
        "各年度：有错误的表占多少",
        f"""SELECT coalesce(CAST(年度 AS VARCHAR), '不明') AS 年度, {_COUNTS}
FROM 表 GROUP BY 1 ORDER BY 1""",
        "有错误的表",
    ),
    "程度": Question(
        "各种程度的问题",
        """SELECT 程度名 AS 程度, count(*) AS 问题, count(DISTINCT (套, 文件, 表序)) AS 涉及的表
FROM 问题 GROUP BY 程度名, 程度 ORDER BY 程度""",
        "问题",
    ),
    "规则": Question(
        "各条规则：多少张表有这个问题",
        """SELECT 规则, 规则名称, 程度名 AS 程度, count(*) AS 问题,
  count(DISTINCT (套, 文件, 表序)) AS 涉及的表,
  round(100.0 * count(DISTINCT (套, 文件, 表序)) / (SELECT count(*) FROM 表), 2) AS 百分比,
  count(DISTINCT 单位名称) AS 涉及的单位
FROM 问题 GROUP BY 规则, 规则名称, 程度名 ORDER BY 涉及的表 DESC, 规则 LIMIT $top""",
        "涉及的表",
    ),
    "规则与地区": Question(
        "一条规则（--rule）：各地区多少张表有这个问题",
        f"""WITH 有 AS (
  SELECT DISTINCT 套, 文件, 表序 FROM 问题 WHERE 规则 = $rule)
SELECT {_REGION} AS 地区, count(*) AS 表数, count(有.文件) AS 有问题的表,
  round(100.0 * count(有.文件) / count(*), 1) AS 百分比
FROM 表 LEFT JOIN 有 USING (套, 文件, 表序)
GROUP BY 地区 ORDER BY 百分比 DESC, 有问题的表 DESC, 地区 LIMIT $top""",
        "有问题的表",
    ),
    "台账": Question(
        "各条规则查了多少处",
        """SELECT 规则, any_value(规则名称) AS 规则名称, CAST(sum(检查) AS BIGINT) AS 检查,
  CAST(sum(通过) AS BIGINT) AS 通过, CAST(sum(不通过) AS BIGINT) AS 不通过,
  CAST(sum(不适用) AS BIGINT) AS 不适用, CAST(sum(无法判断) AS BIGINT) AS 无法判断,
  CAST(sum(并入他条) AS BIGINT) AS 并入他条,
  round(100.0 * sum(不通过) / nullif(sum(检查), 0), 2) AS 不通过百分比
FROM 台账 GROUP BY 规则 ORDER BY 规则""",
    ),
    "没有查到内容的规则": Question(
        "哪些规则一处也没有查到",
        """SELECT 规则, any_value(规则名称) AS 规则名称 FROM 台账
GROUP BY 规则 HAVING sum(检查) + sum(不适用) + sum(无法判断) = 0 ORDER BY 规则""",
    ),
    "目标照抄": Question(
        "几个单位的绩效目标一字不差",
        f"""SELECT any_value(array_to_string(绩效目标, '；')) AS 绩效目标, count(*) AS 表数,
  count(DISTINCT {_UNIT}) AS 单位数, list(文件 ORDER BY 文件)[1:3] AS 例如
FROM 表 WHERE 目标指纹 IS NOT NULL GROUP BY 目标指纹
HAVING 单位数 > 1 ORDER BY 表数 DESC, 绩效目标 LIMIT $top""",
        "表数",
    ),
    "指标照抄": Question(
        "几个单位的全部指标和指标值相同",
        f"""SELECT any_value(项目名称) AS 项目, count(*) AS 表数,
  count(DISTINCT {_UNIT}) AS 单位数, list(文件 ORDER BY 文件)[1:3] AS 例如
FROM 表 WHERE 指标组指纹 IS NOT NULL GROUP BY 指标组指纹
HAVING 单位数 > 1 ORDER BY 表数 DESC, 项目 LIMIT $top""",
        "表数",
    ),
    "单位成本": Question(
        "预算数除以数量指标：各指标的分布（元）",
        f"""SELECT 指标, 单位, {_SPREAD}
FROM ({_COST}) GROUP BY 指标, 单位 HAVING count(*) >= 5 ORDER BY 个数 DESC, 指标 LIMIT $top""",
    ),
    "离群成本": Question(
        "单位成本远离中间一半的表",
        f"""WITH 成本 AS ({_COST}), 分布 AS (
  SELECT 指标, 单位, {_SPREAD} FROM 成本 GROUP BY 指标, 单位 HAVING count(*) >= 5)
SELECT 成本.项目名称 AS 项目, 指标, 单位, 数 AS 单位成本, 中位数,
  round(数 / 中位数, 2) AS 倍数, 文件 || coalesce(':' || 行, ' ' || 格, '') AS 位置
FROM 成本 JOIN 分布 USING (指标, 单位)
WHERE 数 > 四分之三 + 3 * (四分之三 - 四分之一) OR 数 < 四分之一 - 3 * (四分之三 - 四分之一)
ORDER BY abs(ln(数 / 中位数)) DESC, 位置 LIMIT $top""",
    ),
    "单价": Question(
        "写明的单价：各指标的分布（元）",
        f"""SELECT 三级指标 AS 指标, 单位, {_SPREAD}
FROM (SELECT 三级指标, 单位, coalesce(上限数, 下限数) AS 数 FROM 指标
  WHERE 种类 = 'rate' AND 单位 LIKE '元/%')
WHERE 数 IS NOT NULL GROUP BY 三级指标, 单位 ORDER BY 个数 DESC, 指标 LIMIT $top""",
    ),
    "读不懂的值": Question(
        "没有读懂的指标值",
        f"""SELECT 指标值, count(*) AS 次数, any_value(读不懂的原因) AS 原因,
  any_value(三级指标) AS 指标, {_PLACE} AS 例如
FROM 指标 WHERE 种类 = 'unparsed' GROUP BY 指标值 ORDER BY 次数 DESC, 指标值 LIMIT $top""",
        "次数",
    ),
    "不认得的指标类型": Question(
        "不认得的二级指标",
        f"""SELECT 二级指标, count(*) AS 次数, any_value(一级指标) AS 一级指标, {_PLACE} AS 例如
FROM 指标 WHERE 二级 IS NULL AND 二级指标 IS NOT NULL
GROUP BY 二级指标 ORDER BY 次数 DESC, 二级指标 LIMIT $top""",
        "次数",
    ),
    "没有用到的词": Question(
        "词汇表里哪些词没有遇到过",
        """WITH 文字 AS (SELECT string_agg(DISTINCT 字, chr(10)) AS 全部 FROM (
  SELECT unnest([一级指标, 二级指标, 三级指标, 描述, 指标值, 计量单位]) AS 字 FROM 指标
  UNION SELECT unnest(绩效目标 || [项目名称, 标题, 单位名称]) FROM 表))
SELECT 词表, count(*) AS 没有遇到, any_value(总数) AS 共, list(词 ORDER BY 词)[1:12] AS 例如
FROM 词汇 JOIN (SELECT 词表, count(*) AS 总数 FROM 词汇 GROUP BY 词表) USING (词表), 文字
WHERE NOT contains(全部, 词) GROUP BY 词表 ORDER BY 没有遇到 DESC, 词表""",
        "没有遇到",
    ),
    "没有读的文件": Question(
        "没有读成、跳过、只读了一部分的文件",
        """SELECT 原因, count(*) AS 文件数, any_value(状态) AS 状态, any_value(文件) AS 例如
FROM 未读文件 GROUP BY 原因 ORDER BY 文件数 DESC, 原因 LIMIT $top""",
        "文件数",
    ),
    "没有查成的套": Question(
        "没有查成的套，和没有目标表的套",
        """SELECT 套, 状态, 原因 FROM 各套 WHERE 状态 <> 'checked'
ORDER BY 状态 DESC, 套 LIMIT $top""",
    ),
}

USUAL = ("概况", "结论", "规则", "地区", "单位")
"""What is answered where nothing was asked."""
