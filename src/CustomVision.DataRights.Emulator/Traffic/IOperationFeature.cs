using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>Which operation a request asks for; set as a feature of the <see cref="HttpContext"/> as soon as the route is known.</summary>
internal interface IOperationFeature
{
    /// <summary>The operation's name in the published description, such as <c>GetImages</c>.</summary>
    string Name { get; }
}
