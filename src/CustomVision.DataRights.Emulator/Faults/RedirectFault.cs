using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>See <see cref="FaultMatch.Redirect"/>.</summary>
internal sealed record RedirectFault : FaultAction
{
    private static readonly SearchValues<char> NeverInHosts = SearchValues.Create("/?#@\\ ");

    /// <summary>Gets the host, with its port unless it is the default.</summary>
    public required string Host { get; init; }

    /// <inheritdoc/>
    public override Task ApplyAsync(FaultContext fault, RequestDelegate next)
    {
        var request = fault.Http.Request;
        fault.Http.Response.StatusCode = StatusCodes.Status302Found;
        fault.Http.Response.Headers.Location = $"{request.Scheme}://{Host}{request.Path.ToUriComponent()}{request.QueryString.Value}";
        fault.Http.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string? FindProblem() =>
        !Host.AsSpan().ContainsAny(NeverInHosts) && Uri.TryCreate($"http://{Host}/", UriKind.Absolute, out _)
            ? null
            : "the host must be a name or an address, with a port where one is needed";
}
