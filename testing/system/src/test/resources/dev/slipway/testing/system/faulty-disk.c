// SPDX-License-Identifier: Apache-2.0
//
// Loaded before the C library (LD_PRELOAD), it lets calls on files below a directory fail as a disk
// would. FAULTY_DISK_BELOW names the directory, FAULTY_DISK_CONTROL a file of two ints: which calls
// fail (bits below), and with which errno. Half of a write that fails has reached the file.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, NAME = 4, READ = 8, OPEN = 16 };

static volatile int *control;
static char below[PATH_MAX];
static size_t length;

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("FAULTY_DISK_CONTROL");
  const char *directory = getenv("FAULTY_DISK_BELOW");
  if (!file || !directory) return;
  int fd = open(file, O_RDWR);
  if (fd < 0) return;
  void *shared = mmap(NULL, 16, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (shared == MAP_FAILED) return;
  snprintf(below, sizeof below, "%s", directory);
  length = strlen(below);
  control = shared;
}

static int named(const char *path) { return path && strncmp(path, below, length) == 0; }

static int opened(int fd) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t got = readlink(link, path, sizeof path - 1);
  if (got <= 0) return 0;
  path[got] = 0;
  return named(path);
}

// Counts each call that fails, so that a test sees that some did.
static int fails(int kind) {
  if (!control || !(control[0] & kind)) return 0;
  __sync_fetch_and_add((int *)control + 2, 1);
  errno = control[1];
  return 1;
}
#define ASKED(kind) (control && (control[0] & (kind)))
#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t n) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (ASKED(WRITE) && opened(fd)) {
    if (n > 1) real(fd, bytes, n / 2);
    fails(WRITE);
    return -1;
  }
  return real(fd, bytes, n);
}

static ssize_t pwritten(int fd, const void *bytes, size_t n, off64_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  if (ASKED(WRITE) && opened(fd)) {
    if (n > 1) real(fd, bytes, n / 2, at);
    fails(WRITE);
    return -1;
  }
  return real(fd, bytes, n, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) { return pwritten(fd, bytes, n, at); }
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) { return pwritten(fd, bytes, n, at); }

ssize_t writev(int fd, const struct iovec *parts, int n) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  if (ASKED(WRITE) && opened(fd)) { fails(WRITE); return -1; }
  return real(fd, parts, n);
}

int fsync(int fd) {
  REAL(int, "fsync", int);
  if (ASKED(SYNC) && opened(fd)) { fails(SYNC); return -1; }
  return real(fd);
}
int fdatasync(int fd) {
  REAL(int, "fdatasync", int);
  if (ASKED(SYNC) && opened(fd)) { fails(SYNC); return -1; }
  return real(fd);
}
int ftruncate64(int fd, off64_t to) {
  REAL(int, "ftruncate64", int, off64_t);
  if (ASKED(WRITE) && opened(fd)) { fails(WRITE); return -1; }
  return real(fd, to);
}

ssize_t read(int fd, void *bytes, size_t n) {
  REAL(ssize_t, "read", int, void *, size_t);
  if (ASKED(READ) && opened(fd)) { fails(READ); return -1; }
  return real(fd, bytes, n);
}
ssize_t pread64(int fd, void *bytes, size_t n, off64_t at) {
  REAL(ssize_t, "pread64", int, void *, size_t, off64_t);
  if (ASKED(READ) && opened(fd)) { fails(READ); return -1; }
  return real(fd, bytes, n, at);
}

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  if (ASKED(NAME) && named(to)) { fails(NAME); return -1; }
  return real(from, to);
}
int link(const char *from, const char *to) {
  REAL(int, "link", const char *, const char *);
  if (ASKED(NAME) && named(to)) { fails(NAME); return -1; }
  return real(from, to);
}
int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  if (ASKED(NAME) && named(path)) { fails(NAME); return -1; }
  return real(path, mode);
}

static int created(const char *name, const char *path, int flags, mode_t mode) {
  int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
  if (ASKED(OPEN) && (flags & (O_WRONLY | O_RDWR)) && named(path)) { fails(OPEN); return -1; }
  return real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return created("open64", path, flags, mode);
}
int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = va_arg(more, mode_t);
  va_end(more);
  return created("open", path, flags, mode);
}
