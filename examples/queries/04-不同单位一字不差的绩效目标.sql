-- 两个以上单位一字不差的绩效目标，和它们在哪里。
SELECT 绩效目标[1] AS 第一条目标, count(DISTINCT 单位名称) AS 单位数, list(文件 ORDER BY 文件) AS 文件
FROM 表 WHERE 目标指纹 IS NOT NULL
GROUP BY 目标指纹, 绩效目标[1] HAVING 单位数 > 1
ORDER BY 单位数 DESC, 第一条目标
