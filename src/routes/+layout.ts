export * from '$lib/page/options';
