using System.Security.Cryptography;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Api;

/// <summary>Carries a call out in one transaction with its answer: with an idempotency key once, however often it is sent.</summary>
internal sealed class AnswerOnce(IStore store)
{
    private const int MostForgotten = 200;

    /// <param name="key">The caller's <c>Idempotency-Key</c>, or null.</param>
    /// <param name="work">What the call does. Its answer is kept when it is not a mistake of the caller's.</param>
    /// <returns>The answer, and whether it is that of an earlier call.</returns>
    public async Task<(ApiAnswer Answer, bool IsRepeat)> RunAsync(
        ApiCaller caller, string route, string? key, ReadOnlyMemory<byte> body, Func<UnitOfWork, CancellationToken, Task<ApiAnswer>> work,
        CancellationToken cancellationToken)
    {
        var turn = key is null ? $"api:{Guid.NewGuid():N}" : $"api:{ApiRequest.IdOf(caller, route, key):N}";
        try
        {
            return await store.WriteAsync(turn, (unit, token) => RunAsync(unit, caller, route, key, body, work, token), cancellationToken);
        }
        catch (CallRefusedException refused)
        {
            return (refused.Answer, false);
        }
    }

    private static async Task<(ApiAnswer, bool)> RunAsync(
        UnitOfWork unit, ApiCaller caller, string route, string? key, ReadOnlyMemory<byte> body,
        Func<UnitOfWork, CancellationToken, Task<ApiAnswer>> work,
        CancellationToken cancellationToken)
    {
        if (key is null) return (await CarryOutAsync(unit, work, cancellationToken), false);
        var (id, digest) = (ApiRequest.IdOf(caller, route, key), Convert.ToHexStringLower(SHA256.HashData(body.Span)));
        if (await unit.Records.ReadAsync<ApiRequest>(id, cancellationToken) is { } earlier)
        {
            return earlier.BodyDigest == digest
                ? (new ApiAnswer(earlier.Status, earlier.Answer), true)
                : (ApiAnswer.Problem(422, "This Idempotency-Key was used for another body."), false);
        }

        var answer = await CarryOutAsync(unit, work, cancellationToken);
        unit.Db.Add(new ApiRequest { Id = id, BodyDigest = digest, Status = answer.Status, Answer = answer.Body, AnsweredAt = unit.Now });
        await ForgetAsync(unit, cancellationToken);
        return (answer, false);
    }

    // A call that is refused stores nothing, however far it has come: outbox,
    // timers and audit are written past EF, so all of it is rolled back.
    private static async Task<ApiAnswer> CarryOutAsync(
        UnitOfWork unit, Func<UnitOfWork, CancellationToken, Task<ApiAnswer>> work, CancellationToken cancellationToken)
    {
        var answer = await work(unit, cancellationToken);
        return answer.Status < 400 ? answer : throw new CallRefusedException(answer);
    }

    private static async Task ForgetAsync(UnitOfWork unit, CancellationToken cancellationToken)
    {
        var before = unit.Now - ApiRequest.KeptFor;
        unit.Db.RemoveRange(await unit.Db.Set<ApiRequest>().Where(request => request.AnsweredAt < before)
            .OrderBy(request => request.AnsweredAt).Take(MostForgotten).ToListAsync(cancellationToken));
    }
}

/// <summary>Breaks the unit of work of a refused call off.</summary>
internal sealed class CallRefusedException(ApiAnswer answer) : Exception("The call was refused.")
{
    public ApiAnswer Answer { get; } = answer;
}
