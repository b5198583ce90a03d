using CrmBot.Language.Linking;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Linking;

public sealed class IndexPropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_table_of_ids_answers_as_a_dictionary_would_after_any_changes(int seed)
    {
        var random = new Random(seed);
        var table = new IdTable();
        var known = new Dictionary<ulong, List<int>>();
        // Few shards and few marks, so that slots collide and lists grow.
        ulong[] hashes = [.. Enumerable.Range(0, 400).Select(_ => ((ulong)random.Next(4) << 62) | (uint)random.NextInt64(1L << 32))];
        for (var step = 0; step < 60_000; step++)
        {
            var (hash, id) = (hashes[random.Next(hashes.Length)], random.Next(30));
            var ids = known.TryGetValue(hash, out var list) ? list : known[hash] = [];
            if (random.Next(5) < 3 && !ids.Contains(id))
            {
                table.Add(hash, id).ShouldBe(ids.Count == 0);
                ids.Add(id);
            }
            else if (ids.Remove(id))
            {
                table.Remove(hash, id).ShouldBe(ids.Count == 0);
            }
        }

        foreach (var (hash, ids) in known)
        {
            table.TryFind(hash, out var posting).ShouldBe(ids.Count > 0);
            if (ids.Count > 0) posting.Ids.ToArray().ShouldBe(ids.Order());
        }
    }

    [Fact]
    public void The_longest_known_name_at_a_place_is_the_one_a_slow_search_finds()
    {
        var random = new Random(7);
        List<string> names = [.. Enumerable.Range(0, 500).Select(_ => Word(random, "海川博远明", random.Next(1, 7))).Distinct()];
        var index = new NameIndex((id, name) => name.SequenceEqual(names[id]));
        for (var i = 0; i < names.Count; i++) index.Add(names[i], i);
        for (var i = 0; i < 2_000; i++)
        {
            var text = Word(random, "海川博远明大", 20);
            var at = random.Next(20);
            var slow = names.Where(name => text.AsSpan(at).StartsWith(name)).Select(name => name.Length).DefaultIfEmpty(0).Max();

            index.LongestAt(text, at, null, out _).ShouldBe(slow, text);
        }
    }

    private static string Word(Random random, string characters, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => characters[random.Next(characters.Length)]));
}
