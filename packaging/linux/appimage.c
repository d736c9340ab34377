/* The start of Qari's AppImage, of type 2: mounts the squashfs that follows this program in its own file and starts
 * AppRun in it. Where FUSE is missing it unpacks that file system into a folder of its own and removes it at the end.
 *
 * Written for Qari after the AppImage specification; libfuse 3 and libsquashfuse do the work. build.py compiles it.
 * The mount lives as long as the program, or any process that it started, uses it: the program holds one end of a pipe;
 * when that closes the mount is detached, and the server ends when the kernel says that nobody has a file open in there.
 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FUSE_USE_VERSION 32
#include <squashfuse/ll.h>
#include <squashfuse/squashfuse.h>

static const char HELP[] =
    "Options of the AppImage, all others go to the program:\n"
    "  --appimage-extract [PATH]         unpack all, or what is at PATH, into the folder squashfs-root\n"
    "  --appimage-extract-and-run ...    unpack into a temporary folder and start from there, without FUSE\n"
    "                                    (so does the variable APPIMAGE_EXTRACT_AND_RUN=1)\n"
    "  --appimage-mount                  mount, say where, and wait to be ended\n"
    "  --appimage-offset                 where the file system begins in this file, in bytes\n"
    "  --appimage-help                   this text\n";

/* libsquashfuse knows more kinds of compression than zstd, which alone is used here: their libraries stay out, that of
 * LZO also because it is under the GPL. Each of these says that it failed. */
int lzo1x_decompress_safe(void);
int lzo1x_decompress_safe(void) { return -1; }
int LZ4_decompress_safe(void);
int LZ4_decompress_safe(void) { return -1; }
int lzma_stream_buffer_decode(void);
int lzma_stream_buffer_decode(void) { return 11; }
int uncompress(void);
int uncompress(void) { return -3; }

static void fail(const char *what, const char *detail) {
    fprintf(stderr, "AppImage: %s: %s\n", what, detail);
    exit(127);
}

/* Where this program ends and the file system begins: behind the table of sections, the last part of an ELF file. */
static size_t image_offset(const char *path) {
    Elf64_Ehdr header;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || read(file, &header, sizeof header) != (ssize_t)sizeof header)
        fail(path, strerror(errno));
    close(file);
    return header.e_shoff + (size_t)header.e_shentsize * header.e_shnum;
}

/* A new folder for this start alone below $TMPDIR or /tmp. */
static char *temporary_folder(void) {
    const char *base = getenv("TMPDIR");
    char *folder;
    if (asprintf(&folder, "%s/.mount_qari_XXXXXX", base && *base ? base : "/tmp") < 0 || !mkdtemp(folder))
        fail("a temporary folder", strerror(errno));
    return folder;
}

static void write_file(sqfs *fs, sqfs_inode *inode, const char *target) {
    static char buffer[1 << 20];
    int file = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, inode->base.mode & 0777);
    if (file < 0)
        fail(target, strerror(errno));
    for (uint64_t done = 0; done < inode->xtra.reg.file_size;) {
        sqfs_off_t size = sizeof buffer;
        if (sqfs_read_range(fs, inode, (sqfs_off_t)done, &size, buffer) != SQFS_OK || size == 0)
            fail(target, "the AppImage is damaged");
        if (write(file, buffer, (size_t)size) != (ssize_t)size)
            fail(target, strerror(errno));
        done += (uint64_t)size;
    }
    close(file);
}

static void write_link(sqfs *fs, sqfs_inode *inode, const char *target) {
    char destination[PATH_MAX];
    size_t size = sizeof destination;
    if (sqfs_readlink(fs, inode, destination, &size) != SQFS_OK)
        fail(target, "the AppImage is damaged");
    unlink(target);
    if (symlink(destination, target) != 0)
        fail(target, strerror(errno));
}

/* Make the folders above `target`, which begins with a folder that is there. */
static void make_parents(char *target) {
    for (char *slash = strchr(target + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(target, 0755);
        *slash = '/';
    }
}

/* Unpack what is at `wanted` ("" for all) below `folder`. */
static void extract(const char *image, size_t offset, const char *wanted, const char *folder) {
    sqfs fs;
    sqfs_traverse walk;
    sqfs_err error = sqfs_open_image(&fs, image, offset);
    size_t length = strlen(wanted);
    int found = 0;
    if (error != SQFS_OK || sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs)) != SQFS_OK)
        fail(image, "its file system cannot be read");
    while (sqfs_traverse_next(&walk, &error)) {
        if (walk.dir_end || strncmp(walk.path, wanted, length) != 0 ||
            (length && walk.path[length] != '\0' && walk.path[length] != '/'))
            continue;
        sqfs_inode inode;
        char *target;
        if (sqfs_inode_get(&fs, &inode, sqfs_dentry_inode(&walk.entry)) != SQFS_OK)
            fail(walk.path, "the AppImage is damaged");
        if (asprintf(&target, "%s/%s", folder, walk.path) < 0)
            fail(walk.path, strerror(errno));
        make_parents(target);
        if (S_ISDIR(inode.base.mode))
            mkdir(target, 0755);
        else if (S_ISLNK(inode.base.mode))
            write_link(&fs, &inode, target);
        else if (S_ISREG(inode.base.mode))
            write_file(&fs, &inode, target);
        free(target);
        found = 1;
    }
    if (error != SQFS_OK)
        fail(image, "the AppImage is damaged");
    if (!found)
        fail(wanted, "there is nothing with that name in it");
    sqfs_traverse_close(&walk);
    sqfs_destroy(&fs);
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *place) {
    (void)info, (void)kind, (void)place;
    return remove(path);
}

/* Take the mount away from its place; what is open in it stays readable. Root may itself, others ask fusermount3.
 * Whether it worked. */
static int detach(const char *place) {
    int status = 0;
    if (umount2(place, MNT_DETACH) != 0) {
        pid_t process = fork();
        if (process == 0) {
            execlp("fusermount3", "fusermount3", "-u", "-q", "-z", "--", place, (char *)NULL);
            _exit(127);
        }
        waitpid(process, &status, 0);
    }
    return status == 0 && rmdir(place) == 0;
}

/* Mount at `place`, write one byte to `ready`, and answer the kernel until `holder` is closed and no file is open. */
static void serve(const char *image, size_t offset, const char *place, int ready, int holder) {
    struct fuse_lowlevel_ops operations = {
        .lookup = sqfs_ll_op_lookup,
        .forget = sqfs_ll_op_forget,
        .getattr = sqfs_ll_op_getattr,
        .readlink = sqfs_ll_op_readlink,
        .open = sqfs_ll_op_open,
        .read = sqfs_ll_op_read,
        .release = sqfs_ll_op_release,
        .opendir = sqfs_ll_op_opendir,
        .readdir = sqfs_ll_op_readdir,
        .releasedir = sqfs_ll_op_releasedir,
        .statfs = stfs_ll_op_statfs,
    };
    char *arguments[] = {"qari", "-o", "ro,nosuid,nodev,fsname=qari,subtype=AppImage", NULL};
    struct fuse_args options = FUSE_ARGS_INIT(3, arguments);
    struct fuse_buf buffer = {0};
    sqfs_ll *files = sqfs_ll_open(image, offset);
    struct fuse_session *session = files ? fuse_session_new(&options, &operations, sizeof operations, files) : NULL;
    if (!session || fuse_session_mount(session, place) != 0)
        return;
    if (write(ready, "", 1) != 1)
        holder = -1;
    close(ready);
    struct pollfd watched[] = {{fuse_session_fd(session), POLLIN, 0}, {holder, POLLIN, 0}};
    while (!fuse_session_exited(session)) {
        if (poll(watched, 2, -1) < 0 && errno != EINTR)
            break;
        if (watched[1].fd >= 0 && watched[1].revents) {
            if (!detach(place))
                break;
            watched[1].fd = -1;
        }
        if (watched[0].revents) {
            int received = fuse_session_receive_buf(session, &buffer);
            if (received > 0)
                fuse_session_process_buf(session, &buffer);
            else if (received != -EINTR && received != -EAGAIN)
                break;
        }
    }
}

/* Mount at `place` by a process of its own; whether it worked. The mount stays as long as this process, or what it
 * becomes or starts, holds the end of the pipe that is left open here. */
static int mount_image(const char *image, size_t offset, const char *place) {
    int ready[2], holder[2];
    char byte;
    if (access("/dev/fuse", R_OK | W_OK) != 0 || pipe(ready) != 0 || pipe(holder) != 0)
        return 0;
    pid_t process = fork();
    if (process == 0) {
        if (fork() == 0) {
            /* No part of the terminal's job, and no holder of its output; errors of mounting are seen by the fallback. */
            int nothing = open("/dev/null", O_RDWR);
            setsid();
            dup2(nothing, 0);
            dup2(nothing, 1);
            dup2(nothing, 2);
            close(ready[0]);
            close(holder[1]);
            fcntl(holder[0], F_SETFD, FD_CLOEXEC);
            if (chdir("/") == 0)
                serve(image, offset, place, ready[1], holder[0]);
        }
        _exit(0);
    }
    close(ready[1]);
    close(holder[0]);
    waitpid(process, NULL, 0);
    int mounted = read(ready[0], &byte, 1) == 1;
    close(ready[0]);
    if (!mounted)
        close(holder[1]);
    return mounted;
}

static void start(const char *folder, char **arguments) {
    char *program;
    setenv("APPDIR", folder, 1);
    if (asprintf(&program, "%s/AppRun", folder) < 0)
        fail(folder, strerror(errno));
    execv(program, arguments);
    fail(program, strerror(errno));
}

static volatile sig_atomic_t child;

static void pass_on(int number) {
    if (child > 0)
        kill((pid_t)child, number);
}

/* Start from a folder with the unpacked files, wait for the end and remove them; returns what the program returned. */
static int run_unpacked(const char *folder, char **arguments) {
    int status = 0;
    child = fork();
    if (child == 0)
        start(folder, arguments);
    for (int index = 0; index < 4; index++)
        signal((int[]){SIGINT, SIGTERM, SIGHUP, SIGQUIT}[index], pass_on);
    while (waitpid((pid_t)child, &status, 0) < 0 && errno == EINTR)
        continue;
    nftw(folder, remove_one, 32, FTW_DEPTH | FTW_PHYS);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int count, char **arguments) {
    char image[PATH_MAX], working[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", image, sizeof image - 1);
    if (length < 0)
        fail("/proc/self/exe", strerror(errno));
    image[length] = '\0';
    size_t offset = image_offset(image);
    const char *option = count > 1 && strncmp(arguments[1], "--appimage-", 11) == 0 ? arguments[1] + 11 : "";
    const char *wish = getenv("APPIMAGE_EXTRACT_AND_RUN");
    int unpack = strcmp(option, "extract-and-run") == 0;

    if (strcmp(option, "offset") == 0) {
        printf("%zu\n", offset);
        return 0;
    }
    if (strcmp(option, "extract") == 0) {
        mkdir("squashfs-root", 0755);
        extract(image, offset, count > 2 ? arguments[2] : "", "squashfs-root");
        return 0;
    }
    if (*option && !unpack && strcmp(option, "mount") != 0) {
        int known = strcmp(option, "help") == 0;
        fputs(HELP, known ? stdout : stderr);
        return known ? 0 : 1;
    }

    setenv("APPIMAGE", image, 1);
    setenv("ARGV0", arguments[0], 1);
    if (getcwd(working, sizeof working))
        setenv("OWD", working, 1);
    if (unpack) {
        arguments[1] = arguments[0];
        arguments++;
    }
    char *folder = temporary_folder();
    if (!unpack && !(wish && *wish && strcmp(wish, "0") != 0) && mount_image(image, offset, folder)) {
        if (strcmp(option, "mount") != 0)
            start(folder, arguments);
        puts(folder);
        fflush(stdout);
        pause();
        return 0;
    }
    if (strcmp(option, "mount") == 0) {
        rmdir(folder);
        fail("FUSE", "the file system could not be mounted");
    }
    extract(image, offset, "", folder);
    return run_unpacked(folder, arguments);
}
