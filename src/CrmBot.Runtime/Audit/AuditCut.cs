using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

/// <summary>
/// Up to which block the rows of the audit log were dropped by its retention, sealed like a block: whoever deletes rows without
/// the key cannot pass it off as that. The blocks themselves stay, so the chain can still be checked from its beginning.
/// </summary>
internal sealed record AuditCut(long Block, string KeyId, byte[] Seal)
{
    private const string Name = "audit.cut";

    public static async Task<AuditCut?> FindAsync(ReadView view)
    {
        var text = await view.Sql.FirstAsync("SELECT value FROM setting WHERE name = $1", row => row.Text(0), Name).ConfigureAwait(false);
        return text?.Split(' ') is [var block, var seal, var key]
            ? new AuditCut(long.Parse(block, System.Globalization.CultureInfo.InvariantCulture), key, Convert.FromHexString(seal)) : null;
    }

    public static AuditCut At(AuditBlock block, AuditKeyring keys) =>
        new(block.Number, keys.CurrentId, keys.Seal(keys.CurrentId, Content(block))!);

    public Task StoreAsync(UnitOfWork work, CancellationToken cancellationToken) => Store.Settings.SetAsync(
        work, Name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Block} {Convert.ToHexStringLower(Seal)} {KeyId}"),
        cancellationToken);

    /// <param name="block">The block of the cut's number.</param>
    public bool Fits(AuditBlock block, AuditKeyring keys) =>
        keys.Seal(KeyId, Content(block)) is { } seal && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(seal, Seal);

    private static byte[] Content(AuditBlock block) =>
        new AuditBytes().Add("crmbot audit cut 1").Add(block.Number).Add(block.Seal).ToArray();
}
