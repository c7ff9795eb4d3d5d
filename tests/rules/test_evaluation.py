"""Self-evaluations, monitoring, department and region tables: each planted fault is found, and a
table without one is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.finding import Severity
from checker.pipeline import Job, check
from tests.rules.linting import lint, rules_of

if TYPE_CHECKING:
    from pathlib import Path

SELF = """\
单位名称: 云溪县文化馆
年度: 2024
金额单位: 万元
项目名称: 2024年公共文化服务
年初预算数: 60
预算数: 66
财政拨款: 66
执行数: 64.02
执行率: 97%
执行率分值: 10
执行率得分: 9.7
绩效目标: 免费开放场馆，举办惠民演出
实际完成情况: 全年免费开放，演出44场
总分: 95.95
自评等级: 优
绩效指标:
  - 一级指标: 产出指标（50分）
    二级指标: 数量指标
    三级指标: 免费开放天数
    指标值: ≥330天
    分值: 20
    实际完成值: "331"
    得分: 20
  - 一级指标: 产出指标（50分）
    二级指标: 质量指标
    三级指标: 设施完好率
    指标值: ≥95%
    分值: 10
    实际完成值: "0.97"
    得分: 10
  - 一级指标: 产出指标（50分）
    二级指标: 时效指标
    三级指标: 演出完成时间
    指标值: 2024年11月底前
    分值: 10
    实际完成值: 2024年10月
    得分: 10
  - 一级指标: 产出指标（50分）
    二级指标: 成本指标
    三级指标: 项目总成本
    指标值: ≤66万元
    分值: 10
    实际完成值: "64.02"
    得分: 10
  - 一级指标: 效益指标（30分）
    二级指标: 社会效益指标
    三级指标: 观众人次
    指标值: ≥2万人次
    分值: 15
    实际完成值: "1.9"
    得分: 14.25
    偏差原因: 暑期两场演出因暴雨取消
  - 一级指标: 效益指标（30分）
    二级指标: 可持续影响指标
    三级指标: 基层文艺队伍建设
    指标值: 持续加强（达成、部分达成、未达成）
    分值: 15
    实际完成值: 部分达成年度指标并具有一定效果
    得分: 12
    偏差原因: 两个乡镇文艺队尚未组建
  - 一级指标: 满意度指标（10分）
    二级指标: 服务对象满意度指标
    三级指标: 观众满意度
    指标值: ≥90%
    分值: 10
    实际完成值: 93%
    得分: 10
"""
PLANTED = {
    "the rate is not the quotient": ("执行率: 97%", "执行率: 100%", "GC551"),
    "the rate of the first budget": ("执行率: 97%", "执行率: 106.7%", "GC551"),
    "the score of the rate": ("执行率得分: 9.7", "执行率得分: 10", "GC552"),
    "more spent than budgeted": ("执行数: 64.02", "执行数: 67.2", "GC570"),
    "a score above its weight": ('"331"\n    得分: 20', '"331"\n    得分: 25', "GC553"),
    "full marks though not reached": ('实际完成值: "331"', '实际完成值: "300"', "GC554"),
    "a ceiling exceeded with full marks": (
        '实际完成值: "64.02"',
        '实际完成值: "69"',
        "GC554",
    ),
    "late with full marks": ("实际完成值: 2024年10月", "实际完成值: 2024年12月", "GC554"),
    "partly reached with full marks": ("得分: 12\n", "得分: 15\n", "GC554"),
    "points lost though reached": ("93%\n    得分: 10", "93%\n    得分: 6", "GC555"),
    "a score that does not follow": ("得分: 14.25", "得分: 14.9", "GC556"),
    "no reason for a shortfall": ("    偏差原因: 暑期两场演出因暴雨取消\n", "", "GC557"),
    "the total": ("总分: 95.95", "总分: 97.95", "GC559"),
    "the grade": ("自评等级: 优", "自评等级: 良", "GC560"),
    "the target copied": ("实际完成值: 93%", "实际完成值: ≥90%", "GC561"),
    "nothing done": ("    实际完成值: 93%\n", "", "GC562"),
    "weights of a class": ("产出指标（50分）", "产出指标（55分）", "GC563"),
    "weights in all": (
        "满意度\n    指标值: ≥90%\n    分值: 10",
        "满意度\n    指标值: ≥90%\n    分值: 15",
        "GC515",
    ),
}


def test_a_right_self_evaluation_is_left_alone() -> None:
    assert rules_of(lint(SELF, year=2024)) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str) -> None:
    old, new, rule = PLANTED[fault]
    assert old in SELF
    assert rule in rules_of(lint(SELF.replace(old, new), year=2024))


@pytest.mark.parametrize(
    ("target", "actual", "reached"),
    [
        ("≥2万人次", "2.1", True),
        ("≥2万人次", "21000", True),
        ("≥2万人次", "19000人次", False),
        ("≥90%", "95", True),
        ("≥90%", "0.95", True),
        ("≥90%", "0.85", False),
        ("≥90%", "1", True),
        ("≤5件", "3", True),
        ("≤5件", "6", False),
        ("0起", "0", True),
        ("0起", "2起", False),
        ("≥3公里", "3200米", True),
        ("2024年11月底前", "2024年11月30日", True),
        ("2024年11月底前", "2024年12月2日", False),
        ("≤15个工作日", "12", True),
    ],
)
def test_a_bare_actual_inherits_unit_and_direction(
    target: str, actual: str, *, reached: bool
) -> None:
    text = SELF.replace(
        '指标值: ≥330天\n    分值: 20\n    实际完成值: "331"',
        f'指标值: "{target}"\n    分值: 20\n    实际完成值: "{actual}"',
    )
    assert ("GC554" in rules_of(lint(text, year=2024))) is not reached


def test_a_bare_actual_is_shown_in_the_scale_of_its_target() -> None:
    text = SELF.replace(
        '指标值: ≥330天\n    分值: 20\n    实际完成值: "331"',
        '指标值: ≥5.9万平方米\n    分值: 20\n    实际完成值: "5.7"',
    )
    (finding,) = (one for one in lint(text, year=2024) if one.rule == "GC554")
    assert "“5.7万平方米”" in finding.message


MONITORING = """\
单位名称: 云溪县交通局
年度: 2024
金额单位: 万元
项目名称: 2024年农村公路养护
监控期间: 1-9月
年初预算数: 80
预算数: 95
财政拨款: 95
执行数: 71
执行率: 74.74%
全年预计执行数: 95
绩效目标: 养护农村公路
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 养护里程
    指标值: ≥120公里
    实际完成值: "86"
    全年预计完成值: "120"
    完成可能性: 确定能
  - 一级指标: 产出指标
    二级指标: 质量指标
    三级指标: 路况抽检合格率
    指标值: ≥95%
    实际完成值: 96%
    全年预计完成值: 96%
    完成可能性: 确定能
  - 一级指标: 效益指标
    二级指标: 社会效益指标
    三级指标: 惠及群众人数
    指标值: ≥3万人
    实际完成值: "2"
    全年预计完成值: "2.6"
    完成可能性: 有可能
    偏差原因: 一条道路改线，年底前改用便道通行
  - 一级指标: 满意度指标
    二级指标: 服务对象满意度指标
    三级指标: 沿线群众满意度
    指标值: ≥90%
    实际完成值: 92%
    完成可能性: 确定能
"""
OFF_COURSE = {
    "forecast below what was spent": ("全年预计执行数: 95", "全年预计执行数: 60", "GC571"),
    "forecast above the budget": ("全年预计执行数: 95", "全年预计执行数: 98", "GC571"),
    "the rate": ("执行率: 74.74%", "执行率: 88.75%", "GC551"),
    "forecast below what was done": ('全年预计完成值: "120"', '全年预计完成值: "70"', "GC572"),
    "sure of what will not be": ("完成可能性: 有可能", "完成可能性: 确定能", "GC574"),
    "doubt without a reason": ("    偏差原因: 一条道路改线，年底前改用便道通行\n", "", "GC573"),
    "behind time": (
        '实际完成值: "86"\n    全年预计完成值: "120"\n    完成可能性: 确定能',
        '实际完成值: "20"\n    全年预计完成值: "120"\n    完成可能性: ',
        "GC575",
    ),
}


def test_a_right_monitoring_table_is_left_alone() -> None:
    assert rules_of(lint(MONITORING, year=2024)) == []


@pytest.mark.parametrize("fault", OFF_COURSE)
def test_a_fault_of_monitoring_is_found(fault: str) -> None:
    old, new, rule = OFF_COURSE[fault]
    assert old in MONITORING
    assert rule in rules_of(lint(MONITORING.replace(old, new), year=2024))


DEPARTMENT = """\
单位名称: 云溪县水利局
年度: 2025
金额单位: 万元
项目名称: 部门整体支出
预算数: 860
一般公共预算: 860
收入合计: 860
支出合计: 860
基本支出: 520
项目支出: 340
绩效目标: 保障防汛抗旱和农村供水
年度主要任务:
  - {任务名称: 河道管护, 预算数: 200}
  - {任务名称: 水库维修, 预算数: 140}
绩效指标:
  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 管护河道长度, 指标值: ≥48公里}
  - {一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 水库安全鉴定合格率, 指标值: =100%}
  - {一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 农村自来水普及率, 指标值: ≥95%}
  - {一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 用水户满意度, 指标值: ≥90%}
"""


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("", "", []),
        ("支出合计: 860", "支出合计: 806", ["GC580"]),
        ("项目支出: 340", "项目支出: 304", ["GC581"]),
        ("预算数: 140}", "预算数: 410}", ["GC582"]),
        ("年度主要任务:", "任务合计: 304\n年度主要任务:", ["GC547"]),
        ("预算数: 140}", "预算数: 410}\n任务合计: 340", ["GC547"]),
        ("预算数: 140}", "预算数: 410}\n任务合计: 610", ["GC582"]),
    ],
)
def test_the_sums_of_a_department(old: str, new: str, rules: list[str]) -> None:
    assert rules_of(lint(DEPARTMENT.replace(old, new) if old else DEPARTMENT)) == rules


REGION = """\
单位名称: 松岭市住建局
年度: 2025
金额单位: 万元
项目名称: 农村危房改造补助
预算数: 640
上级资金: 500
本级资金: 140
绩效目标: 改造农村危房23套
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 改造危房套数
    指标值: ≥23套
    各地指标值: {松岭区: ≥14套, 禾川县: ≥9套}
  - 一级指标: 产出指标
    二级指标: 质量指标
    三级指标: 竣工验收合格率
    指标值: =100%
    各地指标值: {松岭区: =100%, 禾川县: =100%}
  - 一级指标: 效益指标
    二级指标: 社会效益指标
    三级指标: 住房安全保障率
    指标值: ≥98%
    各地指标值: {松岭区: ≥98%, 禾川县: ≥98%}
  - 一级指标: 满意度指标
    二级指标: 服务对象满意度指标
    三级指标: 农户满意度
    指标值: ≥90%
"""


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("", "", []),
        ("禾川县: ≥9套", "禾川县: ≥6套", ["GC585"]),
        ("禾川县: ≥98%", "禾川县: ≥90%", ["GC586"]),
        ("上级资金: 500", "上级资金: 400", ["GC201"]),
    ],
)
def test_the_places_of_a_region(old: str, new: str, rules: list[str]) -> None:
    assert rules_of(lint(REGION.replace(old, new) if old else REGION)) == rules


def test_nothing_of_these_tables_is_unknown_for_want_of_a_unit() -> None:
    for text in (SELF, MONITORING):
        worst = {one.severity for one in lint(text, year=2024)}
        assert Severity.ERROR not in worst


def test_a_region_s_table_goes_by_the_department_in_charge() -> None:
    text = """\
区域: 青山市
主管部门: 省交通运输厅
年度: 2025
金额单位: 万元
预算数: 90
各地资金: [{名称: 市交通运输局, 预算数: 50}, {名称: 市公路中心, 预算数: 45}]
绩效目标: 新改建农村公路180公里
绩效指标:
  - {一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 新改建里程, 指标值: ≥180公里}
"""
    (finding,) = (one for one in lint(text) if one.rule == "GC588")
    assert finding.table is not None
    assert finding.table.unit == "省交通运输厅"


ROW = "  - {二级指标: 质量指标, 三级指标: 设备完好, 分值: 10, %s}\n"
OVER = '指标值: ≤40小时, 实际完成值: "60", 得分: %s, 偏差原因: 配件缺货'
GRADED = "指标值: 明显改善, 实际完成值: %s, 得分: %s"
OFFICES: dict[str, tuple[str, str, str, list[str], list[str]]] = {
    "one formula for ceilings": ("GC556", "上限算法: [线性]", OVER % 6.67, [], ["GC556"]),
    "the other formula": ("GC556", "上限算法: [比例]", OVER % 7.5, ["GC556"], ["GC556"]),
    "partly reached, up to 90 %": (
        "GC556", "部分达成: [0.5, 0.9]", GRADED % ("部分达成, 偏差原因: 缺人", 9.2), ["GC556"], [],
    ),
    "partly reached, at least 60 %": (
        "GC556", "部分达成: [0.7, 0.8]", GRADED % ("部分达成", 6), ["GC557"], ["GC556", "GC557"],
    ),
    "not reached, half at most": (
        "GC556", "未达成最多: 0.5", GRADED % ("未达成, 偏差原因: 缺人", 5.5), [], ["GC556"],
    ),
    "reached, 90 % at least": ("GC555", "达成至少: 0.9", GRADED % ("达成", 8), [], ["GC555"]),
    "far above": (
        "GC558", "倍数: 1.1", '指标值: ≥40场, 实际完成值: "48", 得分: 10', [], ["GC558"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("office", OFFICES)
def test_how_scores_are_given_is_for_an_office_to_set(office: str, tmp_path: Path) -> None:
    rule, parameter, row, before, after = OFFICES[office]
    pack = tmp_path / "本市.yaml"
    pack.write_text(
        "pack: 本市\nversion: 1.0.0\nlanguage: 1\nextends: cn.budget-goal\noverrides:\n"
        f"  - {{id: {rule}, params: {{{parameter}}}, reason: 本市的办法}}\n",
        encoding="utf-8",
    )
    text = f"项目名称: 设备维护\n绩效指标:\n{ROW % row}"
    select = ("GC554", "GC555", "GC556", "GC557", "GC558")
    for packs, rules in (((), before), ((pack,), after)):
        run = check(Job(stdin=(text, "t.yaml"), year=2024, select=select, packs=packs))
        assert sorted(one.rule for one in run.findings) == rules
