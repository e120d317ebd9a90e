#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H

/// Whether allocations are counted: not under a sanitizer, which brings an allocator of its own.
int placard_counts_allocations(void);

/// How often the calling thread has asked for memory since it started.
long placard_allocations(void);

#endif
