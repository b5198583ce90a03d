using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Files;

/// <summary>What became of an offered file.</summary>
public enum FileEnd
{
    /// <summary>It is in the person's drive.</summary>
    Delivered,

    /// <summary>The person does not want it.</summary>
    Declined,

    /// <summary>It could not be uploaded.</summary>
    Failed,
}

/// <summary>An offered file was accepted and uploaded, or not.</summary>
/// <param name="File">Where it is; only when delivered.</param>
public sealed record FileAnswered(string? ActivityId, Sender Sender, Place Place, FileEnd End, FileMessage.Delivered? File)
    : Inbound(ActivityId, Sender, Place)
{
    /// <summary>What is said about it in the conversation.</summary>
    internal Reply Answer() => this switch
    {
        { End: FileEnd.Delivered, File: { } file } => new Reply.OfFile(file),
        { End: FileEnd.Declined } => new Reply.Say("file.declined"),
        _ => new Reply.Say("file.failed"),
    };
}
