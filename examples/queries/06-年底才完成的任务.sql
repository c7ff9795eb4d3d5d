-- 完成时间写到十二月的时效指标，按部门数。
SELECT 地区4 AS 部门, count(*) AS 时效指标, count_if(month(止) = 12) AS 写到十二月
FROM 指标 WHERE 二级 = '时效指标' AND 止 IS NOT NULL
GROUP BY 部门 ORDER BY 写到十二月 DESC, 部门
