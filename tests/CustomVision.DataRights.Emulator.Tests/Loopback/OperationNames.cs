using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;
using NSubstitute;

namespace CustomVision.DataRights.Emulator.Tests.Loopback;

/// <summary>Replaces the routing: names the operation of a request.</summary>
internal static class OperationNames
{
    public static void NameOperation(this HttpContext context, string name)
    {
        var operation = Substitute.For<IOperationFeature>();
        operation.Name.Returns(name);
        context.Features.Set(operation);
    }
}
