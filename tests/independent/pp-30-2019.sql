-- PP 30/2019 Pasal 41 (appraisal-rules 2.1): 70 percent of the plan, 30 of conduct; decided on the exact number.

CREATE TABLE periods AS SELECT '2021-H2' AS periode;
CREATE TABLE aturan AS SELECT 'pp-30-2019' AS id, 70 AS bobot, 120000000 AS paling_skp, 120000000 AS paling_perilaku;
CREATE TABLE batas (nth, predikat, dari, terbuka, baru);
INSERT INTO batas VALUES (1, 'sangat_baik', 110000000000, 0, 1), (2, 'baik', 90000000000, 0, 0),
	(3, 'cukup', 70000000000, 0, 0), (4, 'kurang', 50000000000, 0, 0), (5, 'sangat_kurang', 0, 0, 0);
CREATE TABLE plan (nip, periode, v, tie, catatan);
.read numerik.sql
