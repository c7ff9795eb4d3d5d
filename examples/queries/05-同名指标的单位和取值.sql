-- 同名的数量指标用了哪些单位，目标值从多少到多少。
SELECT 三级指标, list(DISTINCT 单位 ORDER BY 单位) AS 单位, count(*) AS 次数,
  min(下限数) AS 最小, median(下限数) AS 中位数, max(下限数) AS 最大
FROM 指标 WHERE 二级 = '数量指标' AND 下限数 IS NOT NULL
GROUP BY 三级指标 ORDER BY 次数 DESC, 三级指标
