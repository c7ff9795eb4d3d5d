-- 各县（第三层文件夹）的表里，成本上限高于预算数（GC202）的占多少。
SELECT 地区3 AS 县, count(*) AS 表数, count(问题.规则) AS 成本超预算,
  round(100.0 * count(问题.规则) / count(*), 1) AS 百分比
FROM 表 LEFT JOIN (SELECT DISTINCT 套, 文件, 表序, 规则 FROM 问题 WHERE 规则 = 'GC202') AS 问题
  USING (套, 文件, 表序)
GROUP BY 县 ORDER BY 百分比 DESC, 县
