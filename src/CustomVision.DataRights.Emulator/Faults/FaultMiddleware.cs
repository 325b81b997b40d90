using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>
/// Applies the planned faults to requests. Must run inside the request log, and after the routing has set <see cref="IOperationFeature"/>.
/// </summary>
/// <param name="next">The next middleware.</param>
/// <param name="plan">The planned faults.</param>
/// <param name="clock">The clock for delays and dates.</param>
/// <param name="endpointOf">Returns the endpoint that a request reached.</param>
/// <param name="target">Applies changes to the account's state.</param>
internal sealed class FaultMiddleware(
    RequestDelegate next,
    FaultPlan plan,
    TimeProvider clock,
    Func<HttpContext, EndpointKind> endpointOf,
    IFaultTarget? target = null
)
{
    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = endpointOf(context);
        var operation = context.Features.Get<IOperationFeature>()?.Name;
        var actions = plan.Take(endpoint, operation, context.Request.Method, context.Request.Path.Value ?? "");
        if (actions.Count == 0)
        {
            return next(context);
        }

        var fault = new FaultContext(context, endpoint, operation, clock, target);
        var handle = next;
        foreach (var action in actions.Reverse())
        {
            var inner = handle;
            handle = _ => action.ApplyAsync(fault, inner);
        }

        return handle(context);
    }
}
