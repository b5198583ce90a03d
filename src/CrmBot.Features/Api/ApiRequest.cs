using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Api;

/// <summary>
/// A call that was made with an idempotency key, and its answer. The id comes from caller and key, so that of
/// two at the same moment only one is carried out; the other runs again, finds this and gets the same answer.
/// </summary>
[RecordKind("api_request")]
internal sealed class ApiRequest : Record
{
    /// <summary>How long a key is remembered, in milliseconds of business time.</summary>
    public const long KeptFor = 7 * 24 * 60 * 60 * 1000L;

    /// <summary>Digest of the body: the same key with another body is a mistake of the caller.</summary>
    public required string BodyDigest { get; init; }

    public int Status { get; init; }

    public required string Answer { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long AnsweredAt { get; init; }

    public static Guid IdOf(ApiCaller caller, string route, string key) => StableId.Of("api_request", caller.Id, route, key);
}

internal sealed class ApiModel : IModelPart
{
    public void Configure(ModelBuilder builder) => builder.Entity<ApiRequest>(request =>
    {
        request.ToTable("api_requests");
        request.Property(r => r.BodyDigest).HasMaxLength(64);
        request.HasIndex(r => r.AnsweredAt);
    });
}
