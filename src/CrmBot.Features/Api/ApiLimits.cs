using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CrmBot.Features.Api;

/// <summary>
/// How many calls a minute are answered: of a key as many as it is configured for, of an address without a known key
/// few, so that guessing one takes longer than the universe lasts. Windows slide; the answer says how many are left.
/// </summary>
internal sealed class ApiLimits : IDisposable
{
    private const int UsualForStrangers = 30, Segments = 6, MinuteSeconds = 60;
    private readonly ApiCall call;
    private readonly int strangers;
    private readonly PartitionedRateLimiter<(string Name, int PerMinute)> limiter =
        PartitionedRateLimiter.Create<(string Name, int PerMinute), string>(who =>
            RateLimitPartition.GetSlidingWindowLimiter(who.Name, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = who.PerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = Segments, QueueLimit = 0,
            }));

    /// <exception cref="ArgumentException"><c>Api:StrangersPerMinute</c> is no number that fits.</exception>
    public ApiLimits(ApiCall call, IConfiguration configuration)
    {
        this.call = call;
        var text = configuration["Api:StrangersPerMinute"];
        strangers = text is null
            ? UsualForStrangers
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw new ArgumentException($"Api:StrangersPerMinute is \"{text}\"; it is a number from 1 on.");
    }

    /// <summary>The call, for those who have not made too many.</summary>
    public RequestDelegate Before(RequestDelegate next) => async context =>
    {
        var who = Who(context);
        using var lease = limiter.AttemptAcquire(who);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = Text(who.PerMinute);
        headers["RateLimit-Remaining"] = Text(Math.Max(0, limiter.GetStatistics(who)?.CurrentAvailablePermits ?? 0));
        headers["RateLimit-Reset"] = Text(MinuteSeconds / Segments);
        if (!lease.IsAcquired) headers.RetryAfter = Text(MinuteSeconds / Segments);
        await (lease.IsAcquired
            ? next(context)
            : ApiAnswer.Problem(429, "Too many calls. Wait as long as Retry-After says.").ToResult().ExecuteAsync(context));
    };

    public void Dispose() => limiter.Dispose();

    private (string Name, int PerMinute) Who(HttpContext context)
    {
        if (call.Caller(context) is { } caller) return ("key " + caller.Id, caller.PerMinute);
        var address = Network(context.Connection.RemoteIpAddress);
        // Who signs shows no key; whoever only knows its name, from elsewhere, takes nothing away from it.
        return call.Named(context) is { } signer ? ($"hook {signer.Id} {address}", signer.PerMinute) : ("address " + address, strangers);
    }

    // Whoever has one address of version 6 has the 64 bits behind it too.
    private static string Network(IPAddress? address)
    {
        if (address is null) return "?";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
