-- Divided by the words of the predicates; potential from 78 and 90.

CREATE TABLE pola AS SELECT 'talenta-3-2020' AS id, 'predikat' AS nama_pola, 78 AS menengah, 90 AS tinggi;
CREATE TABLE tempat (predikat, kinerja);
INSERT INTO tempat VALUES ('sangat_baik', 'di_atas'), ('baik', 'sesuai'), ('butuh_perbaikan', 'di_bawah'),
	('kurang', 'di_bawah'), ('sangat_kurang', 'di_bawah');
.read talenta.sql
