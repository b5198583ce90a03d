using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Search;

/// <summary>A thing to be found by. <paramref name="Field"/> tells where it came from, e.g. <c>name</c>, <c>contact</c>, <c>phone</c>, <c>tag</c>.</summary>
public readonly record struct SearchText(string Field, string Text);

/// <summary>Writes what a record can be found by: single and double CJK characters, Latin prefixes, pinyin syllables and initials, phone suffixes.</summary>
public sealed class SearchTermWriter(UnitOfWork work)
{
    /// <summary>Replaces all terms of the record.</summary>
    public Task IndexAsync(RecordRef record, IReadOnlyCollection<SearchText> texts, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{record} {texts} {work.Engine} {cancellationToken}");

    public Task RemoveAsync(RecordRef record, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{record} {work.Engine} {cancellationToken}");
}

/// <summary>Finds records by what people type.</summary>
public static class SearchTerms
{
    /// <summary>Ids of records of <paramref name="kind"/> that match all words of <paramref name="query"/>, best first.</summary>
    public static Task<IReadOnlyList<Guid>> FindAsync(ReadView view, string kind, string query, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{view} {kind} {query} {limit} {cancellationToken}");
}
