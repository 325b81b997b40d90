using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>The rules that stand as attributes on the options, checked by generated code.</summary>
[OptionsValidator]
internal sealed partial class DataRightsOptionsAttributeValidator : IValidateOptions<DataRightsOptions>;
