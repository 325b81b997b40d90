using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>The operation of a request; set as a feature of the <see cref="HttpContext"/> as soon as the route is known.</summary>
internal interface IOperationFeature
{
    /// <summary>The operation's name in the published description, such as <c>GetImages</c>.</summary>
    string Name { get; }
}
