using Xunit;

// Most of a test is waiting: for a disk, for a messenger, for nothing to come. Two cores keep four of them going.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
