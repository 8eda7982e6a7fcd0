-- What every rule set stands on, from asn-records(5) and asn-score(1). The tables are as .import makes
-- them: all text, the empty text for a missing value. The table periods has those that are worked on.

.mode list
.headers off

CREATE TABLE span AS
WITH form AS (
	SELECT periode, substr(periode, 1, 4) || '-01-01' AS january,
		CASE WHEN length(periode) = 4 THEN 12 WHEN periode LIKE '%H%' THEN 6
			WHEN periode LIKE '%Q%' THEN 3 ELSE 1 END AS months
	FROM periods
), begun AS (
	SELECT periode, months, date(january, CASE months WHEN 12 THEN 0 WHEN 1 THEN substr(periode, 6) - 1
		ELSE (substr(periode, 7) - 1) * months END || ' months') AS begins
	FROM form
)
SELECT periode, months, begins, date(begins, months || ' months', '-1 days') AS ends FROM begun;

-- Of several rows of the roster the one with the latest mulai counts, of those the first in byte order;
-- ganda: they differ in something that scores are made of. aktif: in service.
CREATE TABLE baris AS
SELECT DISTINCT nip, nama, unit, jabatan, jenis_jabatan, jenjang, pendidikan, status, mulai, selesai,
	kedudukan
FROM pegawai;
CREATE TABLE orang AS
WITH placed AS (
	SELECT *, row_number() OVER (PARTITION BY nip ORDER BY mulai DESC, unit, jabatan, nama, kedudukan) AS place
	FROM baris
)
SELECT *, kedudukan IN ('', 'aktif') AS aktif, 0 AS ganda FROM placed WHERE place = 1;
CREATE UNIQUE INDEX orang_nip ON orang (nip);
UPDATE orang SET ganda = 1 WHERE nip IN (
	SELECT b.nip FROM baris AS b JOIN orang AS o USING (nip)
	WHERE b.mulai = o.mulai GROUP BY b.nip HAVING count(*) > 1);

-- Who is on the roster in which period.
CREATE TABLE masa AS
SELECT nip, periode FROM orang, span
WHERE mulai <= ends AND (selesai = '' OR selesai >= begins);
CREATE INDEX masa_nip ON masa (nip, periode);
