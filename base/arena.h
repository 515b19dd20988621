/*
 * Memory with one clear end: app, view, answer or frame.  What is allocated
 * is zeroed and lives until the arena is rewound behind it or freed.  A zero
 * arena is an empty one.  Out of memory ends the program with a sentence;
 * no caller checks.  Not shared between threads.
 * After "Arena allocator tips", https://nullprogram.com/blog/2023/09/27/.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena {
	struct arena_block *last; /* the block in use; it knows those before */
	size_t total;             /* bytes of all blocks */
};

/* A place to come back to. */
struct arena_mark {
	struct arena_block *block;
	size_t used;
};

/* n zeroed objects of a type. */
#define arena_new(a, type, n) \
	((type *)arena_alloc((a), sizeof(type), _Alignof(type), (n)))

void *arena_alloc(struct arena *, size_t size, size_t align, size_t n);

struct arena_mark arena_mark(struct arena *);
void arena_rewind(struct arena *, struct arena_mark);
void arena_reset(struct arena *); /* empty; keeps its first block */
void arena_free(struct arena *);
/* From now on what arenas give back stays with the process, for the next one:
 * a page taken anew from the system costs more than writing it.  For programs
 * that read text after text and end; malloc_trim() gives back what a large one
 * has left. */
void arena_keep_pages(void);

str arena_copy(struct arena *, str);
char *arena_cstr(struct arena *, str); /* the same, NUL behind it */
str arena_printf(struct arena *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Ends the program: "jianbao: out of memory". */
_Noreturn void arena_exhausted(void);

/*
 * A growing array in an arena: any struct with the fields v, n and cap, where
 * v points to the element type.  vec_push gives the new, zeroed last element.
 * The array may move; indices stay, pointers do not.
 */
#define vec_push(a, vec)                                                  \
	((vec)->v = arena_grow(                                           \
		 (a), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v), \
		&(vec)->v[(vec)->n++])

void *arena_grow(
	struct arena *, void *v, size_t n, size_t *cap, size_t elem_size);

#endif
