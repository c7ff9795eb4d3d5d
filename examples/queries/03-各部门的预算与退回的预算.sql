-- 各部门（第四层文件夹）的预算共多少万元，其中要退回的表占多少。
SELECT 地区4 AS 部门, round(sum(预算元) / 10000, 2) AS 预算万元,
  round(sum(预算元) FILTER (结论 = '退回') / 10000, 2) AS 退回的万元
FROM 表 GROUP BY 部门 ORDER BY 预算万元 DESC, 部门
