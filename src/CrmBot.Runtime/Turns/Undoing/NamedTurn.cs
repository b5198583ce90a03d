namespace CrmBot.Runtime.Turns.Undoing;

/// <summary>刚那条拜访删掉: only what was told in that word is taken back, be it the turn before the last.</summary>
internal static class NamedTurn
{
    public static bool Fits(string said, string what) => said.Contains(what, StringComparison.OrdinalIgnoreCase);

    /// <summary>The newest turn told in that word; null when none was.</summary>
    public static Guid? Earlier(Turn turn, string what) =>
        turn.Memory.Done.LastOrDefault(done => done.Said is { } said && Fits(said, what))?.Id;
}
