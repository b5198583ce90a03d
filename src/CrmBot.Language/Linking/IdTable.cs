namespace CrmBot.Language.Linking;

/// <summary>
/// Numbers of records by a 64-bit hash, at about ten bytes each. The table is made of many small ones, so that growing never holds
/// readers up for long. Of a hash 42 bits are kept: whoever finds a record compares what it is really called.
/// </summary>
internal sealed class IdTable
{
    private const int ShardBits = 10;
    private readonly IdShard?[] _shards = new IdShard?[1 << ShardBits];

    /// <summary>Adds a record; true when it is the first under this hash.</summary>
    public bool Add(ulong hash, int id) => (_shards[Shard(hash)] ??= new IdShard()).Add((uint)hash, id);

    /// <summary>Removes a record; true when none is left under this hash.</summary>
    public bool Remove(ulong hash, int id) => _shards[Shard(hash)] is { } shard && shard.Remove((uint)hash, id);

    public bool TryFind(ulong hash, out Posting posting)
    {
        posting = default;
        return _shards[Shard(hash)] is { } shard && shard.TryFind((uint)hash, out posting);
    }

    private static int Shard(ulong hash) => (int)(hash >> (64 - ShardBits));
}
