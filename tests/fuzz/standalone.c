/* Runs a fuzz target over files, and over the files of folders, named as arguments: what
   a corpus is good for where there is no fuzzer. */

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t inputs;

static _Noreturn void
fail(const char *path)
{
	perror(path);
	exit(3);
}

static void
run_file(const char *path, size_t size)
{
	/* Exactly as large as the input, so that a sanitizer sees a byte read too many.
	 */
	uint8_t *data = malloc(size ? size : 1);
	FILE *fp = fopen(path, "rb");

	if (!data || !fp || fread(data, 1, size, fp) != size)
		fail(path);
	(void)fclose(fp);
	(void)LLVMFuzzerTestOneInput(data, size);
	inputs++;
	free(data);
}

static void
run_folder(const char *path)
{
	struct dirent **entries;
	int n = scandir(path, &entries, NULL, alphasort), i;

	if (n < 0)
		fail(path);
	for (i = 0; i < n; i++) {
		char file[4096];
		struct stat st;

		(void)snprintf(file, sizeof(file), "%s/%s", path, entries[i]->d_name);
		free(entries[i]);
		if (stat(file, &st) != 0)
			fail(file);
		if (S_ISREG(st.st_mode))
			run_file(file, (size_t)st.st_size);
	}
	free(entries);
}

int
main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		struct stat st;

		if (stat(argv[i], &st) != 0)
			fail(argv[i]);
		if (S_ISDIR(st.st_mode))
			run_folder(argv[i]);
		else
			run_file(argv[i], (size_t)st.st_size);
	}
	printf("%zu inputs, no fault\n", inputs);
	return inputs > 0 ? 0 : 3;
}
