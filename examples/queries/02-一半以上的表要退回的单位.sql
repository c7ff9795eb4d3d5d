-- 交了三张以上、其中一半以上要退回的单位。
SELECT 单位名称, 单位编码, count(*) AS 表数, count_if(结论 = '退回') AS 退回
FROM 表 GROUP BY 单位名称, 单位编码
HAVING count(*) >= 3 AND count_if(结论 = '退回') * 2 > count(*)
ORDER BY 退回 DESC, 单位名称
