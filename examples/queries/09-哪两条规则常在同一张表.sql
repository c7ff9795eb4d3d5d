-- 哪两条规则的错误常出现在同一张表。
WITH 有 AS (SELECT DISTINCT 套, 文件, 表序, 规则 FROM 问题 WHERE 程度 = 'error')
SELECT 甲.规则 AS 规则甲, 乙.规则 AS 规则乙, count(*) AS 表数
FROM 有 AS 甲 JOIN 有 AS 乙 USING (套, 文件, 表序)
WHERE 甲.规则 < 乙.规则
GROUP BY ALL ORDER BY 表数 DESC, 规则甲, 规则乙
