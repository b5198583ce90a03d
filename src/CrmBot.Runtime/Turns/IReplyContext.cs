using CrmBot.Language;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>Tells the parser what a message means that replies to a record's card. One per record kind, in the features.</summary>
public interface IReplyContext
{
    string Kind { get; }

    /// <summary>Null when the record is gone: the message is then read as if it replied to nothing.</summary>
    Task<ReplyCard?> DescribeAsync(ReadView view, Guid id, CancellationToken cancellationToken);
}
