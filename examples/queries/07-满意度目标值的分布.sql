-- 满意度目标值各有多少。
SELECT 下限数 AS 满意度, count(*) AS 指标数
FROM 指标 WHERE 一级 = '满意度指标' AND 种类 = 'percent'
GROUP BY 满意度 ORDER BY 满意度
