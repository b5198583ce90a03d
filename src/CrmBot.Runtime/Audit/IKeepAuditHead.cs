namespace CrmBot.Runtime.Audit;

/// <summary>
/// Notes the newest block of the audit log outside the database, so that blocks
/// cut off its end are missed: inside it nothing says that there were more.
/// </summary>
public interface IKeepAuditHead
{
    /// <summary>Null when none was noted yet.</summary>
    AuditHead? Known { get; }

    void Note(AuditHead head);
}
