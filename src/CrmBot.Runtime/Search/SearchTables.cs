using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Search;

internal static class SearchTables
{
    public static IEnumerable<string> Statements(EngineKind engine) =>
    [
        // What a record is found by, as given: the terms can be derived from it again, so they need no second index.
        $"""
        CREATE TABLE search_text (
          kind TEXT NOT NULL, record_id {RuntimeSchema.Blob(engine)} NOT NULL, texts TEXT NOT NULL, PRIMARY KEY (record_id, kind))
        """,
        $"""
        CREATE TABLE search_term (
          kind {RuntimeSchema.Ordered(engine)} NOT NULL, term {RuntimeSchema.Ordered(engine)} NOT NULL, record_id {RuntimeSchema.Blob(engine)} NOT NULL,
          PRIMARY KEY (kind, term, record_id)){RuntimeSchema.KeyOrdered(engine)}
        """,
    ];
}
