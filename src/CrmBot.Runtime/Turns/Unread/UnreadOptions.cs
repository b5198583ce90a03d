namespace CrmBot.Runtime.Turns.Unread;

/// <summary>What is kept of sentences that could not be understood.</summary>
/// <param name="KeepsText">Encrypted when true; otherwise only when it was and what it came close to.</param>
/// <param name="KeptFor">After that long a sentence is forgotten.</param>
public sealed record UnreadOptions(bool KeepsText, TimeSpan KeptFor)
{
    public static readonly UnreadOptions Usual = new(true, TimeSpan.FromDays(90));
}
