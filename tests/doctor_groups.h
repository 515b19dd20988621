/* The parts of tests/doctor, a file each; a number of failures. */
#ifndef TESTS_DOCTOR_GROUPS_H
#define TESTS_DOCTOR_GROUPS_H

int test_salvage(void);   /* doctor_salvage.c: damaged files */
int test_purge(void);     /* doctor_purge.c: what was deleted */
int test_full_disk(void); /* doctor_disk.c: full disks, sudden ends */

#endif
