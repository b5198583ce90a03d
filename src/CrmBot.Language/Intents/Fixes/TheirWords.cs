using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>老黄微信上回我了，说厂子转让了，不做了: what somebody of theirs lets us know calls nothing of ours off.</summary>
internal static class TheirWords
{
    public static bool Are(Section section) => section.Clauses.Count > 1 && (section.Has("said") || ContactWords.Told(section))
        && section.People.Exists(static person => person.Customers.Count > 0 || person.Side == PersonSide.Theirs);
}
