// Tells ThreadSanitizer of the locks it cannot see.
//
// Synchronization.Mutex takes its quick path in code that is compiled with the sanitizer. When
// threads meet, it goes into the Swift library, which is not: the sanitizer then misses that one
// thread waited for the other, and reports races that are none. Preloaded into a test run, these
// three stand before the library's own and say so.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self

// Exported by the sanitizer's runtime; absent in programs that are built without it.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK_SLOW "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK_SLOW);
SWIFT bool try_lock_slow(SELF) __asm__(TRY_LOCK_SLOW);
SWIFT void unlock_slow(SELF) __asm__(UNLOCK_SLOW);

SWIFT void lock_slow(uint32_t thread, SELF) {
    static SWIFT void (*library)(uint32_t, SELF);
    if (!library) *(void **)&library = dlsym(RTLD_NEXT, LOCK_SLOW);
    library(thread, self);
    if (__tsan_acquire) __tsan_acquire(self);
}

SWIFT bool try_lock_slow(SELF) {
    static SWIFT bool (*library)(SELF);
    if (!library) *(void **)&library = dlsym(RTLD_NEXT, TRY_LOCK_SLOW);
    bool is_locked = library(self);
    if (is_locked && __tsan_acquire) __tsan_acquire(self);
    return is_locked;
}

SWIFT void unlock_slow(SELF) {
    static SWIFT void (*library)(SELF);
    if (!library) *(void **)&library = dlsym(RTLD_NEXT, UNLOCK_SLOW);
    if (__tsan_release) __tsan_release(self);
    library(self);
}
