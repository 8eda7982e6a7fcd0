-- Predicates as 100, 80, 60, 40, 20; both axes from 60 and 80.

CREATE TABLE pola AS SELECT 'talenta-skor6080' AS id, 'skor6080' AS nama_pola, 60 AS menengah, 80 AS tinggi;
CREATE TABLE tempat (predikat, kinerja);
INSERT INTO tempat VALUES ('sangat_baik', 'di_atas'), ('baik', 'di_atas'), ('butuh_perbaikan', 'sesuai'),
	('kurang', 'di_bawah'), ('sangat_kurang', 'di_bawah');
.read talenta.sql
