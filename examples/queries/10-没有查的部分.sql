-- 结论之外：各部门的表里没有查到的部分。
SELECT 地区4 AS 部门, 没有查, count(*) AS 表数
FROM (SELECT 地区4, unnest(没有查的) AS 没有查 FROM 表)
GROUP BY ALL ORDER BY 表数 DESC, 部门, 没有查
