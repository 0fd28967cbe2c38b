/* A read-only FUSE file system that shows a folder of this machine as if a server had it: every
 * operation that a client waits for takes some time more.
 *
 *   slow_fs FOLDER MOUNT_POINT MICROSECONDS parallel|serial
 *
 * It speaks the kernel's protocol itself (linux/fuse.h), so that it needs no library. With `serial`
 * the kernel sends one lookup a folder at a time, as it does for older FUSE servers. It ends when
 * it is unmounted, or with a signal.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fuse.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 160, BUFFER = 1 << 18, BUCKETS = 1 << 18, LARGEST_READ = 1 << 17 };

struct node {
  struct node *next;
  struct node *parent;
  char *path; /* below the folder */
};

static struct node *buckets[BUCKETS];
static struct node root = {NULL, NULL, "."};
static pthread_mutex_t nodes = PTHREAD_MUTEX_INITIALIZER;
static int device, folder, parallel;
static struct timespec pause_of;
static const char *mount_point;

static struct node *node_of(uint64_t id) {
  return id == FUSE_ROOT_ID ? &root : (struct node *)(uintptr_t)id;
}

/* Nodes stay until the end: a benchmark's library fits in memory. */
static struct node *child_of(struct node *parent, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", parent->path, name);
  unsigned hash = 5381;
  for (const char *c = path; *c; c++) hash = hash * 33 + (unsigned char)*c;
  pthread_mutex_lock(&nodes);
  struct node **bucket = &buckets[hash % BUCKETS], *node = *bucket;
  while (node && strcmp(node->path, path)) node = node->next;
  if (!node) {
    node = malloc(sizeof *node);
    *node = (struct node){*bucket, parent, strdup(path)};
    *bucket = node;
  }
  pthread_mutex_unlock(&nodes);
  return node;
}

static void answer(uint64_t unique, int error, const void *data, size_t length) {
  struct fuse_out_header head = {sizeof head + length, -error, unique};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)data, length}};
  /* A request that was interrupted meanwhile is refused, which is no matter. */
  (void)!writev(device, parts, 2);
}

static struct fuse_attr attributes(const struct stat *info) {
  return (struct fuse_attr){
      .ino = info->st_ino,
      .size = info->st_size,
      .blocks = info->st_blocks,
      .atime = info->st_atime,
      .mtime = info->st_mtime,
      .ctime = info->st_ctime,
      .atimensec = info->st_atim.tv_nsec,
      .mtimensec = info->st_mtim.tv_nsec,
      .ctimensec = info->st_ctim.tv_nsec,
      .mode = info->st_mode,
      .nlink = info->st_nlink,
      .uid = info->st_uid,
      .gid = info->st_gid,
      .blksize = info->st_blksize,
  };
}

static void begin(uint64_t unique, const struct fuse_init_in *asked) {
  struct fuse_init_out out = {
      .major = FUSE_KERNEL_VERSION,
      .minor = FUSE_KERNEL_MINOR_VERSION,
      .max_readahead = asked->max_readahead,
      .flags = FUSE_ASYNC_READ | (parallel ? FUSE_PARALLEL_DIROPS : 0),
      .max_background = THREADS / 2,
      .congestion_threshold = THREADS / 2,
      .max_write = 4096,
      .time_gran = 1,
  };
  answer(unique, 0, &out, sizeof out);
}

static void look_up(uint64_t unique, struct node *parent, const char *name) {
  struct node *node = child_of(parent, name);
  struct stat info;
  if (fstatat(folder, node->path, &info, AT_SYMLINK_NOFOLLOW)) return answer(unique, errno, 0, 0);
  struct fuse_entry_out out = {
      .nodeid = (uintptr_t)node, .entry_valid = 1, .attr_valid = 1, .attr = attributes(&info)};
  answer(unique, 0, &out, sizeof out);
}

static void tell(uint64_t unique, struct node *node) {
  struct stat info;
  if (fstatat(folder, node->path, &info, AT_SYMLINK_NOFOLLOW)) return answer(unique, errno, 0, 0);
  struct fuse_attr_out out = {.attr_valid = 1, .attr = attributes(&info)};
  answer(unique, 0, &out, sizeof out);
}

static void open_file(uint64_t unique, struct node *node) {
  int descriptor = openat(folder, node->path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) return answer(unique, errno, 0, 0);
  struct fuse_open_out out = {.fh = descriptor};
  answer(unique, 0, &out, sizeof out);
}

static void read_file(uint64_t unique, const struct fuse_read_in *asked, char *room) {
  size_t length = asked->size < LARGEST_READ ? asked->size : LARGEST_READ;
  ssize_t got = pread(asked->fh, room, length, asked->offset);
  if (got < 0) return answer(unique, errno, 0, 0);
  answer(unique, 0, room, got);
}

static void open_folder(uint64_t unique, struct node *node) {
  int descriptor = openat(folder, node->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *stream = descriptor < 0 ? NULL : fdopendir(descriptor);
  if (!stream) return answer(unique, errno, 0, 0);
  struct fuse_open_out out = {.fh = (uintptr_t)stream};
  answer(unique, 0, &out, sizeof out);
}

static void list(uint64_t unique, const struct fuse_read_in *asked, char *room) {
  DIR *stream = (DIR *)(uintptr_t)asked->fh;
  size_t used = 0, most = asked->size < LARGEST_READ ? asked->size : LARGEST_READ;
  seekdir(stream, asked->offset);
  for (struct dirent *found; (found = readdir(stream));) {
    size_t length = strlen(found->d_name), whole = FUSE_DIRENT_ALIGN(FUSE_NAME_OFFSET + length);
    if (used + whole > most) break;
    struct fuse_dirent *entry = (struct fuse_dirent *)(room + used);
    memset(entry, 0, whole);
    *entry = (struct fuse_dirent){found->d_ino, telldir(stream), length, found->d_type};
    memcpy(entry->name, found->d_name, length);
    used += whole;
  }
  answer(unique, 0, room, used);
}

static void *serve(void *unused) {
  (void)unused;
  char *asked = malloc(BUFFER), *room = malloc(LARGEST_READ);
  for (;;) {
    ssize_t length = read(device, asked, BUFFER);
    if (length < 0 && (errno == EINTR || errno == EAGAIN || errno == ENOENT)) continue;
    if (length < (ssize_t)sizeof(struct fuse_in_header)) exit(0); /* unmounted */
    struct fuse_in_header *head = (struct fuse_in_header *)asked;
    const void *rest = head + 1;
    struct node *node = node_of(head->nodeid);
    switch (head->opcode) {
      case FUSE_LOOKUP: case FUSE_GETATTR: case FUSE_OPEN: case FUSE_READ:
      case FUSE_OPENDIR: case FUSE_READDIR:
        nanosleep(&pause_of, NULL);
    }
    switch (head->opcode) {
      case FUSE_INIT: begin(head->unique, rest); break;
      case FUSE_LOOKUP: look_up(head->unique, node, rest); break;
      case FUSE_GETATTR: tell(head->unique, node); break;
      case FUSE_OPEN: open_file(head->unique, node); break;
      case FUSE_READ: read_file(head->unique, rest, room); break;
      case FUSE_OPENDIR: open_folder(head->unique, node); break;
      case FUSE_READDIR: list(head->unique, rest, room); break;
      case FUSE_RELEASE:
        close(((const struct fuse_release_in *)rest)->fh);
        answer(head->unique, 0, 0, 0);
        break;
      case FUSE_RELEASEDIR:
        closedir((DIR *)(uintptr_t)((const struct fuse_release_in *)rest)->fh);
        answer(head->unique, 0, 0, 0);
        break;
      case FUSE_FORGET: case FUSE_BATCH_FORGET: case FUSE_INTERRUPT: break;
      default: answer(head->unique, ENOSYS, 0, 0);
    }
  }
}

static void end(int number) {
  (void)number;
  umount2(mount_point, MNT_DETACH);
  _exit(0);
}

int main(int count, char **said) {
  if (count != 5) return fprintf(stderr, "slow_fs: four arguments, see its first lines\n"), 2;
  mount_point = said[2];
  long microseconds = atol(said[3]);
  pause_of = (struct timespec){microseconds / 1000000, microseconds % 1000000 * 1000};
  parallel = !strcmp(said[4], "parallel");
  folder = open(said[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  device = open("/dev/fuse", O_RDWR | O_CLOEXEC);
  char options[128];
  snprintf(options, sizeof options, "fd=%d,rootmode=40000,user_id=%d,group_id=%d", device,
           getuid(), getgid());
  if (folder < 0 || device < 0 ||
      mount("slow_fs", mount_point, "fuse.slow_fs", MS_RDONLY | MS_NOSUID | MS_NODEV, options))
    return perror("slow_fs"), 1;
  signal(SIGTERM, end);
  signal(SIGINT, end);
  for (int number = 1; number < THREADS; number++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve, NULL)) return perror("slow_fs"), 1;
  }
  serve(NULL);
}
