-- Predicates as 100, 80, 60, 40, 20; both axes from 70 and 90.

CREATE TABLE pola AS SELECT 'talenta-7090' AS id, '7090' AS nama_pola, 70 AS menengah, 90 AS tinggi;
CREATE TABLE tempat (predikat, kinerja);
INSERT INTO tempat VALUES ('sangat_baik', 'di_atas'), ('baik', 'sesuai'), ('butuh_perbaikan', 'di_bawah'),
	('kurang', 'di_bawah'), ('sangat_kurang', 'di_bawah');
.read talenta.sql
