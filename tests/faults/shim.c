/* Lets the n-th change of a folder fail, or kills the process there; loaded before libc by LD_PRELOAD.
 *
 * Counted are calls that change what lies below one folder. Python arms it through ctypes (shim.py).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum how { FAIL, KILL_BEFORE, KILL_HALFWAY, KILL_AFTER };

static char folder[PATH_MAX];
static long place, counted;
static int number, forever, how, armed;
static char told[PATH_MAX + 64];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void iku_arm(const char *below, long at, int error, int always, int way) {
    snprintf(folder, sizeof folder, "%s/", below);
    place = at, number = error, forever = always, how = way, counted = 0;
    told[0] = 0;
    armed = 1;
}

long iku_disarm(void) {
    armed = 0;
    return counted;
}

const char *iku_told(void) { return told; }

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* What to do at a call: 0 nothing, 1 fail (errno is set), 2 die halfway, 3 die after it. */
static int at_path(const char *call, const char *path, int takes_room) {
    if (!armed || strncmp(path, folder, strlen(folder))) return 0;
    pthread_mutex_lock(&lock);
    long now = ++counted;
    pthread_mutex_unlock(&lock);
    if (now < place || (now > place && !forever)) return 0;
    if (!told[0]) snprintf(told, sizeof told, "%s %s", call, path + strlen(folder));
    switch (how) {
    case KILL_BEFORE: die(); break;
    case KILL_HALFWAY: return 2;
    case KILL_AFTER: return 3;
    default: break;
    }
    /* A full disk still lets go of what is on it. */
    if (number == ENOSPC && !takes_room) return 0;
    errno = number;
    return 1;
}

static int at_file(const char *call, int file, int takes_room) {
    char link[64], path[PATH_MAX];
    if (!armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return at_path(call, path, takes_room);
}

static int at_name(const char *call, int base, const char *name, int takes_room) {
    char link[64], path[PATH_MAX * 2];
    ssize_t size = 0;
    if (!armed) return 0;
    if (name[0] != '/') {
        snprintf(link, sizeof link, base == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", base);
        size = readlink(link, path, PATH_MAX - 1);
        if (size < 0) return 0;
        path[size++] = '/';
    }
    snprintf(path + size, sizeof path - (size_t)size, "%s", name);
    return at_path(call, path, takes_room);
}

#define REAL(type, name, ...)                                                                        \
    static type (*real)(__VA_ARGS__);                                                                \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, name)

#define DO(act, check, half)                                                                         \
    do {                                                                                             \
        int what = check;                                                                            \
        if (what == 1) return -1;                                                                    \
        if (what == 2) { half; die(); }                                                              \
        __typeof__(act) done = act;                                                                  \
        if (what == 3) die();                                                                        \
        return done;                                                                                 \
    } while (0)

ssize_t write(int file, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    DO(real(file, data, size), at_file("write", file, 1), (void)!real(file, data, size / 2));
}

#define PWRITE(name, off)                                                                            \
    ssize_t name(int file, const void *data, size_t size, off at) {                                  \
        REAL(ssize_t, #name, int, const void *, size_t, off);                                        \
        DO(real(file, data, size, at), at_file("pwrite", file, 1),                                   \
           (void)!real(file, data, size / 2, at));                                                   \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int file, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    DO(real(file, parts, count), at_file("writev", file, 1), (void)!real(file, parts, count / 2));
}

#define OF_A_FILE(name, takes_room)                                                                  \
    int name(int file) {                                                                             \
        REAL(int, #name, int);                                                                       \
        DO(real(file), at_file(#name, file, takes_room), (void)0);                                   \
    }
OF_A_FILE(fsync, 1)
OF_A_FILE(fdatasync, 1)

#define TRUNCATE(name, off)                                                                          \
    int name(int file, off size) {                                                                   \
        REAL(int, #name, int, off);                                                                  \
        DO(real(file, size), at_file("ftruncate", file, size > 0), (void)0);                         \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define OPEN(name)                                                                                   \
    int name(const char *path, int flags, ...) {                                                     \
        REAL(int, #name, const char *, int, ...);                                                    \
        va_list rest;                                                                                \
        va_start(rest, flags);                                                                       \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                      \
        va_end(rest);                                                                                \
        if (!(flags & (O_CREAT | O_TRUNC))) return real(path, flags, mode);                          \
        DO(real(path, flags, mode), at_name("open", AT_FDCWD, path, 1), (void)0);                    \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                                 \
    int name(int base, const char *path, int flags, ...) {                                           \
        REAL(int, #name, int, const char *, int, ...);                                               \
        va_list rest;                                                                                \
        va_start(rest, flags);                                                                       \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                      \
        va_end(rest);                                                                                \
        if (!(flags & (O_CREAT | O_TRUNC))) return real(base, path, flags, mode);                    \
        DO(real(base, path, flags, mode), at_name("open", base, path, 1), (void)0);                  \
    }
OPENAT(openat)
OPENAT(openat64)

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    DO(real(from, to), at_name("rename", AT_FDCWD, to, 1), (void)0);
}

int renameat(int from_base, const char *from, int base, const char *to) {
    REAL(int, "renameat", int, const char *, int, const char *);
    DO(real(from_base, from, base, to), at_name("rename", base, to, 1), (void)0);
}

int link(const char *from, const char *to) {
    REAL(int, "link", const char *, const char *);
    DO(real(from, to), at_name("link", AT_FDCWD, to, 1), (void)0);
}

int linkat(int from_base, const char *from, int base, const char *to, int flags) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    DO(real(from_base, from, base, to, flags), at_name("link", base, to, 1), (void)0);
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    DO(real(path), at_name("unlink", AT_FDCWD, path, 0), (void)0);
}

int unlinkat(int base, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    DO(real(base, path, flags), at_name("unlink", base, path, 0), (void)0);
}

int rmdir(const char *path) {
    REAL(int, "rmdir", const char *);
    DO(real(path), at_name("rmdir", AT_FDCWD, path, 0), (void)0);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    DO(real(path, mode), at_name("mkdir", AT_FDCWD, path, 1), (void)0);
}

int mkdirat(int base, const char *path, mode_t mode) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    DO(real(base, path, mode), at_name("mkdir", base, path, 1), (void)0);
}

#define SENDFILE(name, off)                                                                          \
    ssize_t name(int to, int from, off *at, size_t size) {                                           \
        REAL(ssize_t, #name, int, int, off *, size_t);                                               \
        DO(real(to, from, at, size), at_file("sendfile", to, 1), (void)!real(to, from, at, size / 2)); \
    }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *place_, size_t size, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned);
    DO(real(from, at, to, place_, size, flags), at_file("copy_file_range", to, 1), (void)0);
}
