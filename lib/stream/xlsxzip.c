#include "stream/xlsxzip.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "base/mem.h"

/* Deflate makes at most 1032 bytes of one. Sheets come to 5 to 40; 100 is also where
   Apache POI takes a part for a bomb. The first bytes are free: an empty table may be
   small. */
#define RATIO_MAX 100
#define RATIO_FREE ((uint64_t)16 << 20)

struct xlsxzip {
	zip_t *zip;
};

struct xlsxzip_part {
	zip_file_t *file;
	const char *name; /* libzip's */
	uint64_t got, most;
	uint64_t suspect; /* more than that is no honest ratio */
};

static bool
begins(const struct input *in, struct slice mark)
{
	return in->end - in->pos >= mark.n &&
	       memcmp(in->buf + in->pos, mark.p, mark.n) == 0;
}

static bool
is_ole(const struct input *in)
{
	return begins(in, SLICE("\xd0\xcf\x11\xe0"));
}

bool
xlsxzip_is(const struct input *in)
{
	return is_ole(in) || begins(in, SLICE("PK\3\4")) || begins(in, SLICE("PK\5\6"));
}

static int
write_all(int fd, struct slice s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.p, s.n);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0)
			s = (struct slice){s.p + n, s.n - (size_t)n};
	}
	return 0;
}

/* Reads in to its end; what comes goes to spool, unless that is NULL. */
static int
drain(struct input *in, FILE *spool, struct err *e)
{
	int r;

	do {
		if (spool && write_all(fileno(spool), (struct slice){in->buf + in->pos,
		                                                     in->end - in->pos}))
			return err_sys(e, ERR_INPUT, "cannot keep the workbook in /tmp");
		in->pos = in->end;
	} while ((r = input_more(in, e)) > 0);
	return r;
}

/* A stream over the archive's bytes that can be read anywhere, and where they begin in
   it. NULL on failure. */
static FILE *
seekable(struct input *in, off_t *from, struct err *e)
{
	struct stat st;
	FILE *fp = NULL;
	int fd;

	*from = 0;
	if (fstat(in->fd, &st) == 0 && S_ISREG(st.st_mode)) {
		*from = lseek(in->fd, 0, SEEK_CUR) - (off_t)(in->end - in->pos);
		fd = dup(in->fd);
		if (fd < 0 || *from < 0 || !(fp = fdopen(fd, "rb"))) {
			err_sys(e, ERR_INPUT, "cannot read");
			if (fd >= 0)
				close(fd);
			return NULL;
		}
		if (drain(in, NULL, e) == 0)
			return fp;
	} else {
		fp = tmpfile();
		if (!fp) {
			err_sys(e, ERR_INPUT, "cannot keep the workbook in /tmp");
			return NULL;
		}
		if (drain(in, fp, e) == 0)
			return fp;
	}
	(void)fclose(fp);
	return NULL;
}

static int
damaged(struct err *e, const char *what, const char *why)
{
	return err_set(e, ERR_INPUT,
	               "%s is damaged or cut off (%s); copy the file again, or save it "
	               "again in a spreadsheet program",
	               what, why);
}

int
xlsxzip_open(struct xlsxzip **z, struct input *in, struct err *e)
{
	zip_error_t why;
	zip_source_t *source;
	zip_t *zip;
	FILE *fp;
	off_t from;

	if (is_ole(in))
		return err_set(
			e, ERR_INPUT,
			"the file is an old .xls workbook, or one with a password; "
			"open it in a spreadsheet program and save it as .xlsx "
			"without a password");
	fp = seekable(in, &from, e);
	if (!fp)
		return -1;
	zip_error_init(&why);
	/* 0: to the end. The source closes fp. */
	source = zip_source_filep_create(fp, (zip_uint64_t)from, 0, &why);
	if (!source) {
		(void)fclose(fp);
		damaged(e, "the workbook", zip_error_strerror(&why));
		zip_error_fini(&why);
		return -1;
	}
	zip = zip_open_from_source(source, ZIP_RDONLY, &why);
	if (!zip) {
		zip_source_free(source);
		damaged(e, "the workbook", zip_error_strerror(&why));
		zip_error_fini(&why);
		return -1;
	}
	zip_error_fini(&why);
	*z = mem_alloc(sizeof **z);
	(*z)->zip = zip;
	return 0;
}

void
xlsxzip_close(struct xlsxzip *z)
{
	if (!z)
		return;
	zip_discard(z->zip);
	mem_free(z);
}

static zip_int64_t
locate(const struct xlsxzip *z, const char *name)
{
	zip_int64_t i = zip_name_locate(z->zip, name, 0);

	return i >= 0 ? i : zip_name_locate(z->zip, name, ZIP_FL_NOCASE);
}

bool
xlsxzip_has(const struct xlsxzip *z, const char *name)
{
	return locate(z, name) >= 0;
}

int
xlsxzip_part_open(struct xlsxzip_part **p, struct xlsxzip *z, const char *name,
                  uint64_t most, struct err *e)
{
	const zip_uint64_t told = ZIP_STAT_NAME | ZIP_STAT_COMP_SIZE |
	                          ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	zip_int64_t i = locate(z, name);
	zip_file_t *file;
	zip_stat_t st;

	if (i < 0)
		return damaged(e, name, "it is not there");
	if (zip_stat_index(z->zip, (zip_uint64_t)i, 0, &st) != 0 ||
	    (st.valid & told) != told)
		return damaged(e, name, zip_strerror(z->zip));
	if (st.encryption_method != ZIP_EM_NONE)
		return err_set(e, ERR_INPUT,
		               "the workbook has a password; save it without one");
	/* Others would be a surprise, and can take much memory. */
	if (st.comp_method != ZIP_CM_STORE && st.comp_method != ZIP_CM_DEFLATE)
		return damaged(e, name, "it is packed in a way workbooks are not");
	file = zip_fopen_index(z->zip, (zip_uint64_t)i, 0);
	if (!file)
		return damaged(e, name, zip_strerror(z->zip));
	*p = mem_alloc(sizeof **p);
	(*p)->file = file;
	(*p)->name = st.name;
	(*p)->most = most;
	(*p)->suspect = st.comp_size < UINT64_MAX / RATIO_MAX - RATIO_FREE
	                        ? RATIO_FREE + st.comp_size * RATIO_MAX
	                        : UINT64_MAX;
	return 0;
}

int
xlsxzip_part_read(struct xlsxzip_part *p, char *buf, size_t room, struct err *e)
{
	zip_int64_t n = zip_fread(p->file, buf, room);

	if (n < 0)
		return damaged(e, p->name, zip_file_strerror(p->file));
	p->got += (uint64_t)n;
	if (p->got > p->suspect)
		return err_set(e, ERR_INPUT,
		               "%s unpacks to more than %d times its size, as no honest "
		               "sheet does; save it as CSV UTF-8 if it is one",
		               p->name, RATIO_MAX);
	if (p->got > p->most)
		return err_set(e, ERR_INPUT,
		               "%s unpacks to more than %llu MiB; save the sheet as "
		               "CSV UTF-8, or as a workbook of its own",
		               p->name, (unsigned long long)(p->most >> 20));
	return (int)n;
}

void
xlsxzip_part_close(struct xlsxzip_part *p)
{
	if (!p)
		return;
	(void)zip_fclose(p->file);
	mem_free(p);
}
