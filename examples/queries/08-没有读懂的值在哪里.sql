-- 没有读懂的指标值、原因和位置。
SELECT 指标值, 读不懂的原因, 三级指标, 文件, coalesce(行::VARCHAR, 格) AS 位置
FROM 指标 WHERE 种类 = 'unparsed' ORDER BY 指标值, 文件, 位置
