-- Predicates as 100, 80, 60, 40, 20; both axes from 46 and 72.

CREATE TABLE pola AS SELECT 'talenta-4672' AS id, '4672' AS nama_pola, 46 AS menengah, 72 AS tinggi;
CREATE TABLE tempat (predikat, kinerja);
INSERT INTO tempat VALUES ('sangat_baik', 'di_atas'), ('baik', 'di_atas'), ('butuh_perbaikan', 'sesuai'),
	('kurang', 'di_bawah'), ('sangat_kurang', 'di_bawah');
.read talenta.sql
