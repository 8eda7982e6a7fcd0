#include "base/err.h"
struct faultfile;
int faultfile_open(struct faultfile **f, const char *path, struct err *e);
int faultfile_add(struct faultfile *f, const char *file, const struct err *fault, struct err *e);
int faultfile_commit(struct faultfile *f, struct err *e);
void faultfile_close(struct faultfile *f);
