/* SPDX-License-Identifier: MIT */
/* Stands in for the bcryptprimitives.dll of Windows, which Wine 8 does not have: rpds-py draws its random numbers from
   it. For trying under Wine only, never shipped: see icuuc.c. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) const char lamplight_stand_in[] = "LAMPLIGHT-WINE-STAND-IN";

__declspec(dllexport) BOOL WINAPI ProcessPrng(void *buffer, SIZE_T length)
{
    return RtlGenRandom(buffer, (ULONG)length);
}
